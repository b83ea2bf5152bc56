// The names of the invented territory the tests of this room use.
export const names = {
  hospital: "松涛医院",
  alias: "市二院",
  division: "北京市海淀区",
  address: "松涛路 1 号",
  department: "心血管内科",
  rep: "林悦",
};
